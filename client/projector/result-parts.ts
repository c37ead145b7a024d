/** Pictures of closed ballots. One file: cut in pieces, what they share would come several times. */
import './picture-groups.ts';
import './picture-result.ts';
import './picture-shift.ts';
