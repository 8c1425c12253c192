/** What attackers send: to every route, as every caller, in every field. Handlers run in memory, without processes and without AWS. */
package jp.kakuin.attack;
