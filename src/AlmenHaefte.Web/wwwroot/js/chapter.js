/** A chapter: its addresses can be copied, its notes close easily, and the browser remembers how far one came. */
import './copy.js';
import './notes.js';
import './reading.js';
