package jp.kakuin.documents.pdf;

import java.time.LocalDate;
import java.util.List;
import jp.kakuin.documents.Language;
import jp.kakuin.invoicing.Invoice;

/** Values that several papers share. */
final class PaperValues {

    private PaperValues() {}

    static void date(Values values, String name, LocalDate date) {
        values.set(name + "Ja", Language.JAPANESE.date(date)).set(name + "En", Language.ENGLISH.date(date));
    }

    static void seller(Values values, Invoice.Seller seller) {
        values.set("sellerJa", seller.name().ja())
                .set("sellerEn", seller.name().en())
                .set("sellerPostalCode", postalCode(seller.postalCode()))
                .set("sellerAddressJa", seller.address().ja())
                .set("sellerAddressEn", seller.address().en())
                .set("sellerTelephone", seller.telephone())
                .set("registrationNumber", seller.registrationNumber())
                .set("bankJa", seller.bankAccount().ja())
                .set("bankEn", seller.bankAccount().en());
    }

    static List<Values> optional(String name, String text, boolean there) {
        return there ? List.of(new Values().set(name, text)) : List.of();
    }

    /** 〒100-0001, whether it was typed with the hyphen or not. */
    static String postalCode(String typed) {
        return typed.matches("\\d{7}")
                ? "〒" + typed.substring(0, 3) + "-" + typed.substring(3)
                : typed.isBlank() ? "" : "〒" + typed;
    }
}
