package jp.kakuin.aws.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.RequestCode;
import jp.kakuin.identity.CustomerAccess;
import jp.kakuin.identity.Staff;
import jp.kakuin.order.Order;
import jp.kakuin.order.OrderCode;
import jp.kakuin.refusal.Code;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.InMemoryPorts;
import jp.kakuin.testkit.SampleOrders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatesTest {

    private final InMemoryPorts ports = new InMemoryPorts();
    private final CustomerGate customers = new CustomerGate(ports.orders);
    private final StaffGate staff = new StaffGate(ports.staffTokens);
    private Order order;

    @BeforeEach
    void writeOrder() {
        order = SampleOrders.write(ports.orders, SampleOrders.received(1, ports.clock.instant()));
    }

    @Test
    void customer_shouldEnter_whenTheTokenIsTheOrders() {
        assertThat(customers.enter(request(order.id().value(), "Bearer " + SampleOrders.TOKEN)))
                .isEqualTo(Result.accepted(new CustomerAccess(order.id())));
        assertThat(customers.enter(request(order.id().value(), "bearer " + SampleOrders.TOKEN)))
                .isInstanceOf(Result.Accepted.class);
    }

    @Test
    void stranger_shouldNotLearnWhichOrdersExist_whenGuessing() {
        var wrongToken = customers.enter(request(order.id().value(), "Bearer wrong"));
        var noOrder = customers.enter(request(SampleOrders.id(2).value(), "Bearer " + SampleOrders.TOKEN));
        var noNumber = customers.enter(request("1", "Bearer " + SampleOrders.TOKEN));

        assertThat(wrongToken).isEqualTo(refused(OrderCode.ORDER_NOT_FOUND));
        assertThat(noOrder).isEqualTo(wrongToken);
        assertThat(noNumber).isEqualTo(wrongToken);
    }

    @Test
    void customer_shouldBeAskedForAToken_whenNoneIsSent() {
        assertThat(customers.enter(request(order.id().value(), "Basic abc")))
                .isEqualTo(refused(RequestCode.UNAUTHENTICATED));
        assertThat(customers.enter(request(order.id().value(), "Bearer ")))
                .isEqualTo(refused(RequestCode.UNAUTHENTICATED));
    }

    @Test
    void vetter_shouldEnter_whenTheRoleIsOneOfThoseAllowed() {
        var token = ports.staffTokens.introduce("vetter-1", Staff.Role.VETTER);

        var entered = staff.enter(request("", "Bearer " + token), Staff.Role.APPROVER, Staff.Role.VETTER);

        assertThat(entered).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void clerk_shouldStayOutside_whenTheRoleIsAnothers() {
        var token = ports.staffTokens.introduce("clerk-1", Staff.Role.BILLING);

        assertThat(staff.enter(request("", "Bearer " + token), Staff.Role.VETTER, Staff.Role.APPROVER))
                .isEqualTo(Result.refused(Refusal.of(RequestCode.FORBIDDEN_FOR_ROLE, "", "roles", "VETTER, APPROVER")));
    }

    @Test
    void vetter_shouldStayOutside_whenThePasswordWasTheOnlyFactor() {
        var token = ports.staffTokens.introduce("vetter-1", false, Staff.Role.VETTER);

        assertThat(staff.enter(request("", "Bearer " + token), Staff.Role.VETTER))
                .isEqualTo(refused(RequestCode.SECOND_FACTOR_MISSING));
    }

    @Test
    void stranger_shouldStayOutside_whenTheTokenIsNotTheProviders() {
        assertThat(staff.enter(request("", "Bearer x"), Staff.Role.VETTER))
                .isEqualTo(refused(RequestCode.UNAUTHENTICATED));
    }

    private static ApiRequest request(String orderId, String authorization) {
        return new ApiRequest(
                "GET",
                "/orders/{orderId}",
                Map.of("orderId", orderId),
                Map.of(),
                Map.of("authorization", authorization),
                new byte[0],
                "192.0.2.1",
                "1");
    }

    private static Result<Object> refused(Code code) {
        return Result.refused(Refusal.of(code));
    }
}
