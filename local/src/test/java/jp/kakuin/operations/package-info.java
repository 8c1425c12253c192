/** Whether operators would notice: logs, metrics, alarms, dashboard and the pages that say what to do. */
package jp.kakuin.operations;
