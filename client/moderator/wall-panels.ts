/** What stands over the board when somebody asks for it, in one part of the page that loads after its first picture. */
import './card-comments.ts';
import './erase-cards.ts';
import './heading-vote.ts';
import './wall-history.ts';
import './wall-menu.ts';
import './wall-reading.ts';
import './wall-settle.ts';
import './wall-suggestions.ts';
import './wall-wishes.ts';
