/** Stand-ins for the world, in memory, and the contracts that every stand-in and every adapter keeps. */
package jp.kakuin.testkit;
