package jp.kakuin.order;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.catalogue.Text;
import jp.kakuin.invoicing.Invoice;
import jp.kakuin.order.Application.Address;
import jp.kakuin.order.Application.Approval;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.order.Application.InvoiceDelivery;
import jp.kakuin.order.Application.Organisation;
import jp.kakuin.order.Application.OutsideContact;
import jp.kakuin.order.Application.Person;

/** An application whose parts a test can change one by one. */
public final class AcceptedApplication {

    public String product = "ev2";
    public int termMonths = 12;
    public Application.Csr csr =
            new Application.Csr("Tokyo", "Chiyoda-ku", "Sample Co., Ltd.", "a".repeat(64), Optional.empty());
    public List<String> names = List.of("www.example.co.jp", "shop.example.co.jp");
    public String mailbox = "admin@example.co.jp";
    public String nameJa = "株式会社サンプル";
    public String nameRomanised = "Sample Co., Ltd.";
    public Person applicant = new Person("角印 花子", "情報システム部", "部長", "03-1234-5678", "hanako@example.co.jp");
    public Person registrationContact = new Person("角印 太郎", "", "", "03-1234-5679", "taro@example.co.jp");
    public OutsideContact technicalContact = contact("技術 次郎");
    public OutsideContact billingContact = contact("経理 三郎");
    public boolean thirdPartyPayer = true;
    public boolean sticker;
    public Set<ContactRole> renewalNotices = Set.of(ContactRole.REGISTRATION);

    public Application make() {
        return new Application(
                product,
                termMonths,
                "a CSR",
                csr,
                names,
                names.stream()
                        .map(name -> Approval.byMail(name, mailbox.substring(mailbox.indexOf('@') + 1), mailbox))
                        .toList(),
                new Organisation(
                        OrganisationType.COMPANY,
                        nameJa,
                        nameRomanised,
                        Optional.of("7000012050002"),
                        Optional.empty(),
                        address(),
                        "03-1234-5670",
                        "見本 一郎",
                        "代表取締役"),
                applicant,
                registrationContact,
                technicalContact,
                billingContact,
                InvoiceDelivery.ELECTRONIC,
                renewalNotices,
                sticker,
                Optional.empty(),
                thirdPartyPayer,
                "2026-10",
                "9f".repeat(32));
    }

    public static OutsideContact contact(String name) {
        return new OutsideContact("株式会社外部", "", name, "03-9876-5432", "outside@example.co.jp", Optional.of(address()));
    }

    public static Invoice.Seller seller() {
        var text = new Text("認証局", "CA");
        return new Invoice.Seller(text, "1000001", text, "03-0000-0000", "T7000012050002", text);
    }

    private static Address address() {
        return new Address("1000001", "東京都", "千代田区", "千代田1-1");
    }
}
