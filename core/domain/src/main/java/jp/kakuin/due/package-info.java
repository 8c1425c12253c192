/** Work that falls due at a moment, and the run that works it off. */
package jp.kakuin.due;
