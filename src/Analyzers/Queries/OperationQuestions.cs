using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>Small questions to operations that the models share.</summary>
internal static class OperationQuestions
{
    extension(IOperation operation)
    {
        /// <summary>The operation without the conversions and parentheses around it.</summary>
        internal IOperation Unwrapped
        {
            get
            {
                while (operation is IConversionOperation or IParenthesizedOperation)
                    operation = operation is IConversionOperation conversion
                        ? conversion.Operand
                        : ((IParenthesizedOperation)operation).Operand;
                return operation;
            }
        }

        /// <summary>Whether a conversion is written around the value.</summary>
        internal bool IsCast
        {
            get
            {
                for (var value = operation; value is IConversionOperation conversion; value = conversion.Operand)
                {
                    if (!conversion.IsImplicit)
                        return true;
                }

                return false;
            }
        }

        /// <summary>Whether the value is the literal <c>null</c>.</summary>
        internal bool IsNull => operation.Unwrapped.ConstantValue is { HasValue: true, Value: null };

        /// <summary>The nearest operation above that is not a conversion or parentheses around this one.</summary>
        internal IOperation? Consumer
        {
            get
            {
                var parent = operation.Parent;
                while (parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
                    parent = parent.Parent;
                return parent;
            }
        }

        /// <summary>
        /// The value that this expression becomes for its consumer: outside of conversions, parentheses and <c>!</c>.
        /// </summary>
        internal IOperation Outermost
        {
            get
            {
                while (operation.Parent is IConversionOperation or IParenthesizedOperation)
                    operation = operation.Parent;
                return operation;
            }
        }

        /// <summary>
        /// The body of code that executes this operation: the nearest lambda or local function, else the member.
        /// </summary>
        internal IOperation EnclosingFunction
        {
            get
            {
                while (operation.Parent is { } parent
                    && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                    operation = parent;
                return operation;
            }
        }

        /// <summary>Whether this operation stands inside the other one, or is it.</summary>
        internal bool IsWithin(IOperation other)
        {
            for (var current = operation; current is not null; current = current.Parent)
            {
                if (ReferenceEquals(current, other))
                    return true;
            }

            return false;
        }

        /// <summary>
        /// The loops that evaluate the operation in each turn, from the nearest on: what a <c>foreach</c> iterates is evaluated
        /// once, before the loop.
        /// </summary>
        internal IEnumerable<ILoopOperation> RepeatingLoops
        {
            get
            {
                for (var (inner, outer) = (operation, operation.Parent); outer is not null;
                    (inner, outer) = (outer, outer.Parent))
                {
                    if (outer is ILoopOperation loop
                        && !(loop is IForEachLoopOperation each && ReferenceEquals(inner, each.Collection)))
                        yield return loop;
                }
            }
        }

        /// <summary>
        /// Whether the operation stands in a loop that an earlier one stands before: what that one gave is used in each turn.
        /// </summary>
        internal bool RepeatsAfter(IOperation earlier) => operation.RepeatingLoops.Any(loop => !earlier.IsWithin(loop));

        /// <summary>
        /// Whether the operation is a place that is assigned, incremented, deconstructed into or handed over by reference.
        /// </summary>
        internal bool IsWritten => operation.Parent switch
        {
            IAssignmentOperation assignment => ReferenceEquals(assignment.Target, operation),
            IIncrementOrDecrementOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            ITupleOperation tuple =>
                tuple.Outermost.Parent is IDeconstructionAssignmentOperation deconstruction
                    && tuple.IsWithin(deconstruction.Target),
            _ => false,
        };

        /// <summary>
        /// Whether the value depends on this parameter; with <paramref name="asValue"/>, whether it has the parameter itself in
        /// it, not only what is read from its members.
        /// </summary>
        internal bool Mentions(IParameterSymbol parameter, bool asValue = false)
        {
            foreach (var part in operation.DescendantsAndSelf())
            {
                if (part is IParameterReferenceOperation reference
                    && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)
                    && !(asValue && reference.Consumer is IMemberReferenceOperation))
                    return true;
            }

            return false;
        }

        /// <summary>The local or parameter that the operation names.</summary>
        internal ISymbol? VariableNamed => operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };

        /// <summary>The lambda or local function that the operation stands in; none in the code of the member itself.</summary>
        internal IMethodSymbol? EnclosingLambda => operation.EnclosingFunction switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation function => function.Symbol,
            _ => null,
        };

        /// <summary>Whether the operation names a variable of a function around the one that it stands in.</summary>
        internal bool IsCaptured =>
            operation.VariableNamed is { } variable && operation.EnclosingLambda is { } function
            && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function);

        /// <summary>Whether nothing else of its statement is evaluated before the operation.</summary>
        internal bool IsEvaluatedFirst => operation.Outermost.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation
                { Parent: IVariableDeclarationOperation { Declarators.Length: 1 } } } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation } => true,
            IReturnOperation or IForEachLoopOperation => true,
            _ => false,
        };

        /// <summary>The nearest statement that holds this operation.</summary>
        internal StatementSyntax? Statement => operation.Syntax.FirstAncestorOrSelf<StatementSyntax>();
    }

    extension(ILoopOperation loop)
    {
        /// <summary>Whether the loop may be replaced by one that awaits.</summary>
        internal bool MayAwait =>
            !loop.Syntax.Ancestors().TakeWhile(static n => n is StatementSyntax or SwitchSectionSyntax or ElseClauseSyntax)
            .Any(static n => n is LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax);

        /// <summary>Whether a <c>break</c> in the body leaves the loop.</summary>
        internal bool Breaks =>
            loop.Body.DescendantsAndSelf().Any(o => o is IBranchOperation { BranchKind: BranchKind.Break, Target: var target }
                && SymbolEqualityComparer.Default.Equals(target, loop.ExitLabel));

        /// <summary>The statements of the body.</summary>
        internal ImmutableArray<IOperation> Statements => loop.Body is IBlockOperation block ? block.Operations : [loop.Body];

        /// <summary>Whether a <c>continue</c> leaves the rest of the body out for some turns.</summary>
        internal bool MayPassOver =>
            loop.Body.DescendantsAndSelf().Any(o => o is IBranchOperation { BranchKind: BranchKind.Continue, Target: var target }
                && SymbolEqualityComparer.Default.Equals(target, loop.ContinueLabel));

        /// <summary>Whether something in the body leaves the loop before it has seen all rows.</summary>
        internal bool MayStopEarly => loop.Breaks
            || loop.Body.DescendantsAndSelf().Any(o => o.Kind is OperationKind.Return or OperationKind.YieldBreak
                && ReferenceEquals(o.EnclosingFunction, loop.EnclosingFunction));
    }

    extension(IInvocationOperation call)
    {
        /// <summary>What the method is called on, for instance and extension methods alike.</summary>
        internal IOperation? Receiver => call.Instance ?? call.ArgumentOf(0);

        /// <summary>The first argument that is not the receiver.</summary>
        internal IOperation? ArgumentAfterReceiver() => call.ArgumentOf(call.Instance is null ? 1 : 0);

        /// <summary>The value given for the parameter at this position, defaults left out.</summary>
        internal IOperation? ArgumentOf(int ordinal)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter?.Ordinal == ordinal && argument.ArgumentKind != ArgumentKind.DefaultValue)
                    return argument.Value;
            }

            return null;
        }

        /// <summary>Whether the type arguments of the method are written out.</summary>
        internal bool NamesTypes => call.Syntax is InvocationExpressionSyntax
        {
            Expression: GenericNameSyntax or MemberAccessExpressionSyntax { Name: GenericNameSyntax }
                or MemberBindingExpressionSyntax { Name: GenericNameSyntax },
        };

        /// <summary>The first lambda among the arguments.</summary>
        internal IAnonymousFunctionOperation? Lambda()
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Value.AsLambda is { } lambda)
                    return lambda;
            }

            return null;
        }

        /// <summary>
        /// Whether the call is written behind what it is made on: neither as a static call nor behind <c>?.</c>
        /// </summary>
        internal bool IsWrittenAsMember =>
            call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            && call.Receiver?.Syntax is { } receiver && receiver.Span.OverlapsWith(access.Expression.Span)
            && call.Syntax.Ancestors().TakeWhile(static n => n is ExpressionSyntax)
                .All(static n => n is not ConditionalAccessExpressionSyntax);

        /// <summary>The name of the method where it is written, as a reader would underline it.</summary>
        internal Location NameLocation => call.Syntax is InvocationExpressionSyntax invocation
            ? invocation.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.GetLocation(),
                MemberBindingExpressionSyntax binding => binding.Name.Identifier.GetLocation(),
                var expression => expression.GetLocation(),
            }
            : call.Syntax.GetLocation();
    }

    extension(IOperation value)
    {
        /// <summary>Whether the value is a delegate whose code does not stand here.</summary>
        internal bool IsUnseenCallback => value.Unwrapped.Type?.TypeKind == TypeKind.Delegate && value.AsLambda is null;

        /// <summary>The lambda that a value is, as a delegate or as an expression tree.</summary>
        internal IAnonymousFunctionOperation? AsLambda => value.Unwrapped switch
        {
            IAnonymousFunctionOperation lambda => lambda,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
            _ => null,
        };
    }

    extension(IConditionalAccessOperation access)
    {
        /// <summary>The property behind <c>?.</c> that all that follows is asked of: <c>Number</c> in
        /// <c>order?.Number.Trim()?.Length</c>. Null where something else is asked.</summary>
        internal IPropertyReferenceOperation? FirstProperty
        {
            get
            {
                for (var current = (IOperation?)access.WhenNotNull; ;)
                {
                    switch (current?.Unwrapped)
                    {
                        case IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } first:
                            return first;
                        case IMemberReferenceOperation member:
                            current = member.Instance;
                            break;
                        case IInvocationOperation call:
                            current = call.Receiver;
                            break;
                        case IConditionalAccessOperation inner:
                            current = inner.Operation;
                            break;
                        default:
                            return null;
                    }
                }
            }
        }
    }

    extension(IForEachLoopOperation loop)
    {
        /// <summary>Whether the loop has one variable for a row, and may stand where something is awaited.</summary>
        internal bool NamesItsRow => loop.Syntax is ForEachStatementSyntax;
    }

    extension(IPatternOperation pattern)
    {
        /// <summary>Whether the pattern is <c>null</c> or <c>not null</c>.</summary>
        internal bool TestsForNull => pattern switch
        {
            IConstantPatternOperation constant => constant.Value.IsNull,
            INegatedPatternOperation negated => negated.Pattern.TestsForNull,
            _ => false,
        };
    }

    extension(SyntaxNode statement)
    {
        /// <summary>The list of statements that the statement is one of: a block, or the file for top-level statements.</summary>
        internal SyntaxNode? Neighbourhood => statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;

        /// <summary>The next statement of that list, found by its position: lists may be long.</summary>
        internal SyntaxNode? Next
        {
            get
            {
                var end = (statement.Parent as GlobalStatementSyntax ?? statement).FullSpan.End;
                var next = statement.Neighbourhood is { } list && list.FullSpan.Contains(end)
                    ? list.ChildThatContainsPosition(end).AsNode()
                    : null;
                return next is GlobalStatementSyntax global ? global.Statement : next;
            }
        }

        /// <summary>Whether the statement comes right before the other one, in the same block.</summary>
        internal bool IsDirectlyBefore(SyntaxNode? later) => later is not null && statement.Next == later;

        /// <summary>
        /// Whether nothing can happen between the statement and a later one of the same block: at most new variables are made
        /// with nothing in them.
        /// </summary>
        internal bool IsAsGoodAsDirectlyBefore(SyntaxNode? later)
        {
            for (var next = statement.Next; next is not null && later is not null; next = next.Next)
            {
                if (next == later)
                    return true;
                if (!next.MakesEmptyVariables)
                    return false;
            }

            return false;
        }

        private bool MakesEmptyVariables => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration
            && declaration.Declaration.Variables.All(v => v.Initializer?.Value is null or LiteralExpressionSyntax
                or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax }
                or CollectionExpressionSyntax { Elements.Count: 0 }
                || (v.Initializer.Value is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 },
                    Initializer: null } made
                    && IsCollection((made as ObjectCreationExpressionSyntax)?.Type ?? declaration.Declaration.Type)));

        /// <summary>Making a collection or a text runs no code that anybody would notice; making something else might.</summary>
        private static bool IsCollection(TypeSyntax type) =>
            type is GenericNameSyntax or IdentifierNameSyntax { Identifier.ValueText: "StringBuilder" };
    }

    extension(LocalDeclarationStatementSyntax declaration)
    {
        /// <summary>
        /// Whether the declaration names the type of a list, so that the type of its elements can be changed there.
        /// </summary>
        internal bool DeclaresList =>
            declaration.DescendantNodes().OfType<GenericNameSyntax>().Any(static n => n is { Identifier.ValueText: "List",
                TypeArgumentList.Arguments.Count: 1 });
    }

    extension(IPropertySymbol property)
    {
        /// <summary>Whether reading the property only gives back what was stored in it.</summary>
        internal bool IsAutoProperty =>
            property.ContainingType.GetMembers().Any(m => m is IFieldSymbol backing
                && SymbolEqualityComparer.Default.Equals(backing.AssociatedSymbol, property.OriginalDefinition))
            || property.GetMethod?.GetAttributes()
                .Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;
    }

    extension(IArgumentOperation argument)
    {
        /// <summary>Whether the argument is given by name.</summary>
        internal bool IsNamed => argument.Syntax is ArgumentSyntax { NameColon: not null };
    }

    extension(IAnonymousFunctionOperation lambda)
    {
        /// <summary>Whether the body of the lambda is an expression.</summary>
        internal bool IsExpression => lambda.Syntax is LambdaExpressionSyntax { ExpressionBody: not null };

        /// <summary>The single expression that the lambda returns.</summary>
        internal IOperation? ReturnedValue =>
            lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } value }, ..] ? value : null;
    }
}
