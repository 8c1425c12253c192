/** Certificates that are good no more: why, by when, and what the world is told of it (SPEC ). */
package jp.kakuin.revocation;
