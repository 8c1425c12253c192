/** What every implementation of a port keeps, in memory and on AWS alike: abstract tests, run against each. */
package jp.kakuin.testkit.contract;
