/** AWS APIs on this machine for tests, each in a process or container of its own that ends with the test run. */
package jp.kakuin.testkit.emulator;
