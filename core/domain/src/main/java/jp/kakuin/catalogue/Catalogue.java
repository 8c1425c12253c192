package jp.kakuin.catalogue;

import java.util.Map;
import java.util.Optional;
import jp.kakuin.invoicing.Invoice;

/**
 * What the operator sells and under which terms.
 *
 * @param products by id
 * @param terms the version of the terms in force, which every application accepts (BR 4.1.2)
 * @param authority who bills and whose name stands on the papers
 * @param taxPercent consumption tax on certificates
 */
public record Catalogue(Map<String, Product> products, Terms terms, Invoice.Seller authority, int taxPercent) {

    public Optional<Product> product(String id) {
        return Optional.ofNullable(products.get(id));
    }

    /**
     * The product of an order that has been accepted.
     *
     * @throws java.util.NoSuchElementException if the operator has dropped a product that still has orders
     */
    public Product sold(String id) {
        return product(id).orElseThrow();
    }

    /**
     * @param version as shown to the customer, for example {@code 2026-10}
     * @param sha256 lower-case hex of the accepted text
     */
    public record Terms(String version, String sha256) {}
}
