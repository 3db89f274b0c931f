/** A chapter: its addresses can be copied, and the browser remembers how far one came. */
import './copy.js';
import './reading.js';
