/** The remote Network Perspectives on one machine: perspective.yaml in five regions of the emulator, each with a name server of its own. */
package jp.kakuin.local.perspective;
