package jp.kakuin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A root that two lists share would let one stand for the other. */
class MerkleTreeTest {

    @Test
    void tree_shouldBeThatOfTheRfc_whenOthersComputeItAgain() {
        assertThat(MerkleTree.rootOf(List.of()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        // SHA-256 of 00 alone.
        assertThat(MerkleTree.rootOf(List.of("")))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void list_shouldHaveARootOfItsOwn_whenItDiffersInOneLeafItsOrderOrItsEnd() {
        var lists = List.of(
                List.of("a"),
                List.of("a", "b"),
                List.of("b", "a"),
                List.of("a", "b", "c"),
                List.of("a", "b", "c", "c"),
                List.of("a", "b", "c", "d"),
                List.of("a", "b", "c", "d", "e"));
        var roots = new HashSet<String>();
        lists.forEach(list -> roots.add(MerkleTree.rootOf(list)));
        assertThat(roots).hasSameSizeAs(lists);
    }
}
