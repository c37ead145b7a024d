/** What not every phone needs for its first card. One file: cut in two, what they share with the page would be cut off it too. */
import './later.css';
import './ballot/weigh-screen.ts';
import './code-entry.ts';
import './sentences/sentences.ts';
import './shut-out.ts';
import './wall/board-groups.ts';
import './wall/cluster-wish.ts';
import './wall/similar-cards.ts';
