package io.kinefka.analytics.sql.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/** A step of a pump: takes rows from its inputs and makes others of them. */
public sealed interface PlanNode
        permits Scan, Calc, Tumble, Stagger, Consecutive, Over, ReferenceJoin, Sort, TimeSort, TableFunction, Union {
    /** The names and types of its rows' columns. */
    RelDataType rowType();

    /** Where its rows come from. */
    List<PlanNode> inputs();

    /** What it does, in one line. */
    String describe();
}
