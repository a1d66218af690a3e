namespace Duixian.Domain.Directory;

/// <summary>Every "no" about offices; each names the file and the line.</summary>
public static class DirectoryRefusal
{
    public static Refusal ColumnMissing(string fileName, string column) => new("directory.column-missing", RefusalKind.Rule, fileName, column);

    public static Refusal CodeMalformed(string fileName, long line, string code) => new("directory.code-malformed", RefusalKind.Rule, fileName, line, code);

    public static Refusal NameMissing(string fileName, long line) => new("directory.name-missing", RefusalKind.Rule, fileName, line);

    public static Refusal CodeTwice(string fileName, long line, string code) => new("directory.code-twice", RefusalKind.Rule, fileName, line, code);

    public static Refusal NotCsv(string fileName, string reason) => new("directory.not-csv", RefusalKind.Rule, fileName, reason);

    public static Refusal NothingIn(string fileName) => new("directory.nothing-in", RefusalKind.Rule, fileName);
}
