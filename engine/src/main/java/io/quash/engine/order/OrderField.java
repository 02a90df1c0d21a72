package io.quash.engine.order;

/** The documented fields of the answer to a cancel. Every one of them may be missing from an answer. */
public enum OrderField {
    AVG_PRICE("avgPrice", Kind.DECIMAL),
    CLIENT_ORDER_ID("clientOrderId", Kind.TEXT),
    CUM_QTY("cumQty", Kind.DECIMAL),
    CUM_QUOTE("cumQuote", Kind.DECIMAL),
    EXECUTED_QTY("executedQty", Kind.DECIMAL),
    ORDER_ID("orderId", Kind.LONG),
    ORIG_QTY("origQty", Kind.DECIMAL),
    PRICE("price", Kind.DECIMAL),
    REDUCE_ONLY("reduceOnly", Kind.BOOLEAN),
    SIDE("side", Kind.ENUM),
    POSITION_SIDE("positionSide", Kind.ENUM),
    STATUS("status", Kind.ENUM),
    SYMBOL("symbol", Kind.TEXT),
    TIME_IN_FORCE("timeInForce", Kind.ENUM),
    TYPE("type", Kind.ENUM),
    UPDATE_TIME("updateTime", Kind.LONG),
    SELF_TRADE_PREVENTION_MODE("selfTradePreventionMode", Kind.ENUM),
    GOOD_TILL_DATE("goodTillDate", Kind.LONG),
    PRICE_MATCH("priceMatch", Kind.ENUM);

    /** What a field's text is documented to hold. */
    public enum Kind {
        LONG,
        DECIMAL,
        TEXT,
        BOOLEAN,
        ENUM
    }

    private final String jsonName;
    private final Kind kind;

    OrderField(String jsonName, Kind kind) {
        this.jsonName = jsonName;
        this.kind = kind;
    }

    /** The field's name in the venue's JSON. */
    public String jsonName() {
        return jsonName;
    }

    public Kind kind() {
        return kind;
    }
}
