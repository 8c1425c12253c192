/** What relying parties are told of a certificate's status: CRLs and OCSP (SPEC X-2). */
package jp.kakuin.status;
