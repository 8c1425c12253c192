package jp.kakuin.vetting;

import jp.kakuin.catalogue.Text;

/** What a check establishes, who answers it and in which branch of the flow it stands (SPEC section 5). */
public enum CheckKind {
    ORGANISATION(Party.STAFF, FlowBranch.EVIDENCE, "組織の実在確認", "Organisation"),
    LEGAL_EXISTENCE(Party.STAFF, FlowBranch.EVIDENCE, "法的実在と法人番号の確認", "Legal existence and number"),
    PHYSICAL_EXISTENCE(Party.STAFF, FlowBranch.EVIDENCE, "物理的実在の確認", "Physical existence"),
    COMMUNICATION_METHOD(Party.STAFF, FlowBranch.EVIDENCE, "連絡手段の確認", "Verified method of communication"),
    OPERATIONAL_EXISTENCE(Party.STAFF, FlowBranch.EVIDENCE, "事業の実在確認", "Operational existence"),
    SIGNER_AUTHORITY(
            Party.STAFF,
            FlowBranch.EVIDENCE,
            "署名者・承認者の氏名、役職、権限の確認",
            "Name, title and authority of signer and approver"),
    CONTRACT_SIGNATURE(Party.STAFF, FlowBranch.EVIDENCE, "契約署名の確認", "Contract signature"),
    REQUEST_APPROVAL(Party.STAFF, FlowBranch.EVIDENCE, "申請承認の確認", "Approval of the request"),
    DENIED_LISTS(Party.STAFF, FlowBranch.EVIDENCE, "高リスク・取引禁止リストの確認", "High-risk and denied lists"),
    /** Only where something was found; its title does not tell the customer what (BR 4.2.1). */
    HIGH_RISK(Party.STAFF, FlowBranch.EVIDENCE, "追加の確認", "Additional verification"),
    /** Only where the registry names somebody else or does not answer (SPEC D-4, D-5). */
    DOMAIN_HOLDER(Party.STAFF, FlowBranch.EVIDENCE, "ドメイン登録者の確認", "Domain holder"),
    DOMAIN_APPROVAL(Party.DOMAIN_APPROVER, FlowBranch.DOMAINS, "ドメイン使用の承認", "Domain approval"),
    DOCUMENTS(Party.CUSTOMER, FlowBranch.DOCUMENTS, "必要書類", "Documents"),
    CONTENT(Party.STAFF, FlowBranch.CONTENT, "ウェブサイトの確認", "Content of the site"),
    AGREEMENT(Party.CUSTOMER, FlowBranch.AGREEMENT, "利用契約への同意", "Subscriber agreement"),
    PAYER(Party.CUSTOMER, FlowBranch.PAYER, "お支払い者の確認", "Third-party payer"),
    CALL_HR(Party.STAFF, FlowBranch.CALLS, "人事・総務ご担当者様への電話確認", "Telephone call to human resources"),
    CALL_APPLICANT(Party.STAFF, FlowBranch.CALLS, "申請責任者様への電話確認", "Telephone call to the applicant"),
    CALL_REGISTRATION_CONTACT(
            Party.STAFF, FlowBranch.CALLS, "登録担当者様への電話確認", "Telephone call to the registration contact"),
    FINAL_REVIEW(Party.STAFF, FlowBranch.REVIEW, "最終審査", "Final review");

    private final Party answeredBy;
    private final FlowBranch branch;
    private final Text title;

    CheckKind(Party answeredBy, FlowBranch branch, String ja, String en) {
        this.answeredBy = answeredBy;
        this.branch = branch;
        this.title = new Text(ja, en);
    }

    /** Whose answer moves it. */
    public Party answeredBy() {
        return answeredBy;
    }

    public FlowBranch branch() {
        return branch;
    }

    public Text title() {
        return title;
    }

    /** Who an order can wait for (SPEC H-2). */
    public enum Party {
        CUSTOMER,
        DOMAIN_APPROVER,
        STAFF
    }

    /** Where the flow opens it; the constant in lower case is the key in {@code validate-csr}'s answer. */
    public enum FlowBranch {
        EVIDENCE,
        DOMAINS,
        DOCUMENTS,
        CONTENT,
        AGREEMENT,
        PAYER,
        CALLS,
        REVIEW
    }
}
