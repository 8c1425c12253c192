package jp.kakuin.order;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.refusal.Refusal;

/** Whether ST and L of the CSR are where the form says that the organisation is (SPEC C-8). A difference is shown; a vetter decides. */
public final class OfficePlace {

    private OfficePlace() {}

    public static Optional<Refusal> difference(Application application) {
        var address = application.organisation().address();
        return application
                .decodedCsr()
                .place()
                .filter(place -> !address.prefecture().equals(place.prefecture())
                        || !plain(address.oneLine()).contains(plain(place.municipality())))
                .map(place -> new Refusal(
                        ApplicationCode.PLACE_DIFFERS_FROM_ADDRESS,
                        "csr.subject.L",
                        Map.of(
                                "csr", place.prefecture() + place.municipality(),
                                "address", address.prefecture() + address.city())));
    }

    // Both ke of place names, of any width, and both forms of dragon and the like are left as they are typed.
    private static String plain(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replace('ヶ', 'ケ');
    }
}
