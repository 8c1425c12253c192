package jp.kakuin.local.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The people who vet the sample orders. Two may approve, because whoever vetted an EV order cannot give its final review (SPEC V-6). */
public enum DemoStaff {
    SATO("sato", "佐藤 美咲", List.of("vetter")),
    SUZUKI("suzuki", "鈴木 健太", List.of("vetter", "approver")),
    KOBAYASHI("kobayashi", "小林 直人", List.of("approver")),
    TANAKA("tanaka", "田中 由美子", List.of("billing")),
    ITO("ito", "伊藤 大輔", List.of("operator"));

    private final String login;
    private final String displayName;
    private final List<String> roles;

    DemoStaff(String login, String displayName, List<String> roles) {
        this.login = login;
        this.displayName = displayName;
        this.roles = roles;
    }

    public String login() {
        return login;
    }

    public String displayName() {
        return displayName;
    }

    public List<String> roles() {
        return roles;
    }

    public static Optional<DemoStaff> of(String login) {
        return Arrays.stream(values()).filter(one -> one.login.equals(login)).findFirst();
    }
}
