<#-- CREATE STREAM name (column type [NOT NULL], ...) [DESCRIPTION 'text'] -->
SqlCreate CreateStreamStatement(Span s, boolean replace) :
{
    final SqlIdentifier name;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
}
{
    <STREAM> name = SimpleIdentifier()
    <LPAREN>
    StreamColumn(columns)
    ( <COMMA> StreamColumn(columns) )*
    <RPAREN>
    StatementDescription()
    {
        return new CreateStream(s.end(this), replace, name, new SqlNodeList(columns, s.addAll(columns).pos()));
    }
}

void StreamColumn(List<SqlNode> columns) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    final boolean nullable;
}
{
    name = SimpleIdentifier()
    type = DataType()
    nullable = NullableOptDefaultTrue()
    {
        columns.add(new StreamColumn(name, type.withNullable(nullable)));
    }
}

void StatementDescription() :
{
}
{
    [ <DESCRIPTION> SimpleStringLiteral() ]
}

<#-- CREATE PUMP name [DESCRIPTION 'text'] AS INSERT INTO stream [(columns)] query -->
SqlCreate CreatePumpStatement(Span s, boolean replace) :
{
    final SqlIdentifier name;
    final SqlNode insert;
}
{
    <PUMP> name = SimpleIdentifier()
    StatementDescription()
    <AS> insert = SqlInsert()
    {
        return new CreatePump(s.end(this), replace, name, (SqlInsert) insert);
    }
}

<#-- CREATE FUNCTION name ...: only its head is read, because none can be created; the rest of the statement is passed over. -->
SqlCreate CreateFunctionStatement(Span s, boolean replace) :
{
    final SqlIdentifier name;
}
{
    <FUNCTION> name = CompoundIdentifier()
    PassOverStatement()
    {
        return new CreateFunction(s.end(this), replace, name);
    }
}

JAVACODE void PassOverStatement() {
    while (getToken(1).kind != SEMICOLON && getToken(1).kind != EOF) {
        getNextToken();
    }
}

<#-- STEP(expression BY interval), STEP(expression BY number) -->
SqlNode StepCall() :
{
    final Span s;
    final SqlNode value;
    final SqlNode interval;
}
{
    <STEP> { s = span(); }
    <LPAREN>
    value = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <BY>
    (
        interval = IntervalLiteral()
    |
        interval = UnsignedNumericLiteral()
    )
    <RPAREN>
    {
        return StreamingOperators.STEP.createCall(s.end(this), value, interval);
    }
}

<#-- ANY(condition) [OVER window], an aggregate -->
SqlNode AnyCall() :
{
    final Span s;
    final SqlNode condition;
    final SqlNode call;
    final SqlNode window;
}
{
    <ANY> { s = span(); }
    <LPAREN>
    condition = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <RPAREN>
    { call = StreamingOperators.ANY.createCall(s.end(this), condition); }
    (
        window = TableWindow() {
            return SqlStdOperatorTable.OVER.createCall(s.end(this), call, window);
        }
    |
        { return call; }
    )
}

<#-- WINDOWED BY STAGGER (PARTITION BY keys RANGE interval), in the place of GROUP BY -->
SqlNodeList WindowedBy() :
{
    final Span s;
    final Span keysStart;
    final SqlNodeList keys;
    final SqlNode interval;
}
{
    <WINDOWED> { s = span(); } <BY> <STAGGER>
    <LPAREN>
    <PARTITION> { keysStart = span(); } <BY>
    keys = ExpressionCommaList(keysStart, ExprContext.ACCEPT_NON_QUERY)
    <RANGE> interval = IntervalLiteral()
    <RPAREN>
    {
        final SqlParserPos pos = s.end(this);
        return SqlNodeList.of(StreamingOperators.STAGGER.createCall(pos, interval, keys));
    }
}

<#-- The window of a table in FROM: OVER name, or OVER (specification) -->
SqlNode TableWindow() :
{
    final SqlNode window;
}
{
    <OVER>
    (
        window = SimpleIdentifier()
    |
        window = WindowSpecification()
    )
    { return window; }
}

<#-- ALTER PUMP name START | STOP -->
SqlNode AlterPumpStatement() :
{
    final Span s;
    final SqlIdentifier name;
    final boolean starts;
}
{
    <ALTER> { s = span(); }
    <PUMP> name = SimpleIdentifier()
    (
        <START> { starts = true; }
    |
        <STOP> { starts = false; }
    )
    {
        return new AlterPump(s.end(this), name, starts);
    }
}

<#-- DROP STREAM name, DROP PUMP name -->
SqlNode DropObjectStatement() :
{
    final Span s;
    final SqlOperator operator;
    final SqlIdentifier name;
}
{
    <DROP> { s = span(); }
    (
        <STREAM> { operator = DropObject.STREAM; }
    |
        <PUMP> { operator = DropObject.PUMP; }
    )
    name = SimpleIdentifier()
    {
        return new DropObject(s.end(this), operator, name);
    }
}
