package io.quash.engine.order;

/** The documented fields of the answer to a cancel. Every one of them may be missing from an answer. */
public enum OrderField {
    AVG_PRICE("avgPrice"),
    CLIENT_ORDER_ID("clientOrderId"),
    CUM_QTY("cumQty"),
    CUM_QUOTE("cumQuote"),
    EXECUTED_QTY("executedQty"),
    ORDER_ID("orderId"),
    ORIG_QTY("origQty"),
    PRICE("price"),
    REDUCE_ONLY("reduceOnly"),
    SIDE("side"),
    POSITION_SIDE("positionSide"),
    STATUS("status"),
    SYMBOL("symbol"),
    TIME_IN_FORCE("timeInForce"),
    TYPE("type"),
    UPDATE_TIME("updateTime"),
    SELF_TRADE_PREVENTION_MODE("selfTradePreventionMode"),
    GOOD_TILL_DATE("goodTillDate"),
    PRICE_MATCH("priceMatch");

    private final String jsonName;

    OrderField(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The field's name in the venue's JSON. */
    public String jsonName() {
        return jsonName;
    }
}
