package jp.kakuin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kakuin.audit.Unarchived;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.draft.Drafts;
import jp.kakuin.due.DueIndex;
import jp.kakuin.highrisk.HighRiskList;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Orders;
import jp.kakuin.recovery.RestoredChains;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.status.SignedResponses;
import jp.kakuin.testkit.SteppingClock;
import jp.kakuin.testkit.contract.CompromisedKeysContract;
import jp.kakuin.testkit.contract.ConcurrencyContract;
import jp.kakuin.testkit.contract.CrlNumbersContract;
import jp.kakuin.testkit.contract.DraftsContract;
import jp.kakuin.testkit.contract.DueIndexContract;
import jp.kakuin.testkit.contract.HighRiskListContract;
import jp.kakuin.testkit.contract.IssuedSerialsContract;
import jp.kakuin.testkit.contract.MailClaimsContract;
import jp.kakuin.testkit.contract.OrdersContract;
import jp.kakuin.testkit.contract.RestoredChainsContract;
import jp.kakuin.testkit.contract.SignatureLedgerContract;
import jp.kakuin.testkit.contract.TimestampLedgerContract;
import jp.kakuin.testkit.contract.UnarchivedContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adapters over a real DynamoDB API, each with a table of its own. */
@Tag("every-emulator")
class TableContractsTest {

    private static final int PAGE = 3;

    @Nested
    class OrdersInTable extends OrdersContract {

        private final Table table = TestTable.make();

        @Override
        protected Orders orders() {
            return new TableOrders(table, clock, PAGE);
        }

        @Override
        protected Accounts accounts() {
            return new TableAccounts(table);
        }

        @Override
        protected DueIndex dueIndex() {
            return new TableDueIndex(table, PAGE);
        }
    }

    @Nested
    class CrlNumbersInTable extends CrlNumbersContract {

        private final Table table = TestTable.make();

        @Override
        protected CrlNumbers numbers() {
            return new TableCrlNumbers(table);
        }
    }

    @Test
    void ocspResponse_shouldBeFoundAgain_whenItWasKept() {
        var responses = new TableSignedResponses(TestTable.make());
        var kept = new SignedResponses.Kept(
                "7 GOOD", new byte[] {1, 2}, SteppingClock.START, SteppingClock.START.plusSeconds(9));

        assertThat(responses.find("6b")).isEmpty();
        responses.keep("6b", kept);

        assertThat(responses.find("6b")).contains(kept);
    }

    @Nested
    class DueIndexInTable extends DueIndexContract {

        private final Table table = TestTable.make();

        @Override
        protected DueIndex dueIndex() {
            return new TableDueIndex(table, PAGE);
        }
    }

    @Nested
    class MailClaimsInTable extends MailClaimsContract {

        private final Table table = TestTable.make();

        @Override
        protected MailClaims claims() {
            return new TableMailClaims(table, new SteppingClock());
        }

        @Override
        protected DueIndex dueIndex() {
            return new TableDueIndex(table, PAGE);
        }

        @Override
        protected Unarchived unarchived() {
            return new TableUnarchived(table);
        }
    }

    @Nested
    class DraftsInTable extends DraftsContract {

        private final Table table = TestTable.make();

        @Override
        protected Drafts drafts() {
            return new TableDrafts(table);
        }
    }

    @Nested
    class LedgerInTable extends SignatureLedgerContract {

        private final Table table = TestTable.make();

        @Override
        protected SignatureLedger ledger() {
            return new TableSignatureLedger(table, new SteppingClock());
        }

        @Override
        protected Unarchived unarchived() {
            return new TableUnarchived(table);
        }
    }

    @Nested
    class IssuedSerialsInTable extends IssuedSerialsContract {

        private final Table table = TestTable.make();

        @Override
        protected IssuedSerials serials() {
            return new TableIssuedSerials(table, PAGE);
        }

        @Override
        protected SignatureLedger ledger() {
            return new TableSignatureLedger(table, clock);
        }

        @Override
        protected Orders orders() {
            return new TableOrders(table, clock, PAGE);
        }

        @Override
        protected DueIndex dueIndex() {
            return new TableDueIndex(table, PAGE);
        }
    }

    @Nested
    class RestoredChainsInTable extends RestoredChainsContract {

        private final Table table = TestTable.make();

        @Override
        protected RestoredChains chains() {
            return new TableRestoredChains(table);
        }

        @Override
        protected Orders orders() {
            return new TableOrders(table, clock, PAGE);
        }
    }

    @Nested
    class UnarchivedInTable extends UnarchivedContract {

        private final Table table = TestTable.make();

        @Override
        protected Unarchived unarchived() {
            return new TableUnarchived(table);
        }

        @Override
        protected MailClaims claims() {
            return new TableMailClaims(table, clock);
        }

        @Override
        protected Orders orders() {
            return new TableOrders(table, clock, PAGE);
        }
    }

    @Nested
    class HighRiskListInTable extends HighRiskListContract {

        private final Table table = TestTable.make();

        @Override
        protected HighRiskList list() {
            return new TableHighRiskList(table, 2);
        }
    }

    @Nested
    class ConcurrencyInTable extends ConcurrencyContract {

        private final Table table = TestTable.make();

        @Override
        protected Orders orders() {
            return new TableOrders(table, clock, PAGE);
        }

        @Override
        protected MailClaims claims() {
            return new TableMailClaims(table, clock);
        }

        @Override
        protected DueIndex dueIndex() {
            return new TableDueIndex(table, PAGE);
        }

        @Override
        protected SignatureLedger ledger() {
            return new TableSignatureLedger(table, clock);
        }
    }

    @Nested
    class CompromisedKeysInTable extends CompromisedKeysContract {

        private final Table table = TestTable.make();

        @Override
        protected CompromisedKeys keys() {
            return new TableCompromisedKeys(table);
        }
    }

    @Nested
    class TimestampLedgerInTable extends TimestampLedgerContract {

        private final Table table = TestTable.make();

        @Override
        protected TimestampLedger timestamps() {
            return new TableTimestampLedger(table);
        }
    }
}
