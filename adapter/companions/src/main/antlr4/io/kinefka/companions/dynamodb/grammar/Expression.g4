// DynamoDB's expressions, as its developer guide describes them.
grammar Expression;

options { caseInsensitive = true; }

conditionExpression : condition EOF ;

updateExpression : section+ EOF ;

projectionExpression : path (',' path)* EOF ;

condition
    : operand comparator=('=' | '<>' | '<' | '<=' | '>' | '>=') operand # Comparison
    | operand BETWEEN operand AND operand                             # Range
    | operand IN '(' operand (',' operand)* ')'                       # Membership
    | function                                                        # Predicate
    | '(' condition ')'                                               # Group
    | NOT condition                                                   # Negation
    | condition AND condition                                         # Conjunction
    | condition OR condition                                          # Disjunction
    ;

section
    : SET assignment (',' assignment)*     # SetSection
    | REMOVE path (',' path)*              # RemoveSection
    | ADD path operand (',' path operand)* # AddSection
    | DELETE path operand (',' path operand)* # DeleteSection
    ;

assignment : path '=' operand (sign=('+' | '-') operand)? ;

operand
    : path             # PathOperand
    | VALUE            # ValueOperand
    | function         # FunctionOperand
    | '(' operand ')'  # GroupedOperand
    ;

function : NAME '(' operand (',' operand)* ')' ;

path : element ('.' element | '[' INDEX ']')* ;

element : NAME | ALIAS ;

AND : 'AND' ;
OR : 'OR' ;
NOT : 'NOT' ;
BETWEEN : 'BETWEEN' ;
IN : 'IN' ;
SET : 'SET' ;
REMOVE : 'REMOVE' ;
ADD : 'ADD' ;
DELETE : 'DELETE' ;

NAME : [A-Z_] [A-Z0-9_]* ;
ALIAS : '#' [A-Z0-9_]+ ;
VALUE : ':' [A-Z0-9_]+ ;
INDEX : [0-9]+ ;

SPACE : [ \t\r\n]+ -> skip ;

// Whatever else there is, is for the parser to complain about.
OTHER : . ;
