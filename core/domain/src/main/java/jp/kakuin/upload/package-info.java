/** Papers that customers upload and staff read (SPEC V-3). */
package jp.kakuin.upload;
