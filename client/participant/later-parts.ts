/** What a phone needs after its first card. One file, so that a phone that has it has all of it. */
import './later.css';
import './ballot-paper.ts';
import './phone-result.ts';
import './sealed-list.ts';
