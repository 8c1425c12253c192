package jp.kakuin.identity;

import jp.kakuin.order.OrderId;

/** Proof that the caller holds the order's bearer token. Made by the decode step only, after it compared the hashes. */
public record CustomerAccess(OrderId order) {}
