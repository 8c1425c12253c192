/** Network Perspectives as they are reached: functions of ours in other regions, or an Open MPIC service (SPEC D-6, D-7, BR 3.2.2.9). */
package jp.kakuin.aws.perspective;
