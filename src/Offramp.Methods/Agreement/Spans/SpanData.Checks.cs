using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

public sealed partial class SpanData
{
    private static ImmutableArray<MethodProblem> Check(ImmutableArray<string> coders, ImmutableArray<SpanDocument> documents)
    {
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string coder in coders)
            if (!names.Add(coder)) problems.Add(new MethodProblem("methods.spans-coder-twice", Column: coder).With("coder", coder));
        if (coders.Length < 2) problems.Add(new MethodProblem("methods.spans-coders-too-few").With("count", coders.Length));
        if (documents.IsEmpty) problems.Add(new MethodProblem("methods.spans-no-documents"));
        foreach (SpanDocument document in documents)
        {
            if (document.Units.Length != coders.Length) throw new ArgumentException($"The document {document.Name} has no entry for each coder.", nameof(documents));
            if (document.Length < 1) problems.Add(new MethodProblem("methods.spans-length").With("document", document.Name).With("length", document.Length));
            else if (document.Begin < 0 || (long)document.Begin + document.Length > int.MaxValue) problems.Add(new MethodProblem("methods.spans-begin").With("document", document.Name).With("begin", document.Begin));
            else CheckWithin(coders, document, problems);
        }
        return problems.ToImmutable();
    }

    private static void CheckWithin(ImmutableArray<string> coders, SpanDocument document, ImmutableArray<MethodProblem>.Builder problems)
    {
        int begin = document.Begin, end = document.Begin + document.Length;
        for (int c = 0; c < coders.Length; c++)
        {
            if (document.Units[c] is not { } marked) continue;
            for (int i = 0; i < marked.Length; i++)
            {
                SpanUnit unit = marked[i];
                string? code = string.IsNullOrEmpty(unit.Code) ? "methods.spans-code-empty"
                    : unit.Start >= unit.End ? "methods.spans-unit-empty"
                    : unit.Start < begin || unit.End > end ? "methods.spans-unit-outside"
                    : null;
                if (code is null) continue;
                problems.Add(new MethodProblem(code, i, coders[c]).With("document", document.Name).With("start", unit.Start).With("end", unit.End).With("begin", begin).With("last", end));
            }
        }
        for (int i = 0; i < document.Blocks.Length; i++)
        {
            int at = document.Blocks[i];
            if (at < begin || at >= end || (i > 0 && at <= document.Blocks[i - 1]))
                problems.Add(new MethodProblem("methods.spans-blocks", i).With("document", document.Name).With("at", at).With("begin", begin).With("last", end));
        }
    }
}
