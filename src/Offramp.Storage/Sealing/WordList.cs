namespace Offramp.Storage;
internal static class WordList { public static string SixWords() => throw new NotSupportedException(); }
