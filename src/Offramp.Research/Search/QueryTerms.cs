using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A part of a query.</summary>
internal abstract record QueryTerm;

/// <summary>One word, folded; a prefix stands for every word that begins so.</summary>
internal sealed record QueryWord(string Folded, bool IsPrefix);

/// <summary>Words that follow one another with no word between them; often one word alone.</summary>
internal sealed record PhraseTerm(ImmutableArray<QueryWord> Words) : QueryTerm;

/// <summary>Two terms, in either order, with at most so many words between them.</summary>
internal sealed record NearTerm(QueryTerm A, QueryTerm B, int Between) : QueryTerm;

/// <summary>All of the terms occur: hits of each.</summary>
internal sealed record AllTerm(ImmutableArray<QueryTerm> Terms) : QueryTerm;

/// <summary>Any of the terms occurs: hits of each.</summary>
internal sealed record AnyTerm(ImmutableArray<QueryTerm> Terms) : QueryTerm;

/// <summary>The one term occurs and the other does not: hits of the one.</summary>
internal sealed record WithoutTerm(QueryTerm Term, QueryTerm Not) : QueryTerm;
