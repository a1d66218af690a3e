using System.Security.Cryptography;
using System.Text;

namespace Duixian.Domain.Registers;

/// <summary>What a row says, checked and with names turned into codes.</summary>
/// <param name="Unit">Code of the unit that answers for it.</param>
/// <param name="Also">Codes of further units a work touches; empty for all other kinds.</param>
/// <param name="Township">Code; empty where a work has none.</param>
/// <param name="Name">Empty for beneficiaries.</param>
/// <param name="Planned">Day it is meant to be done by.</param>
/// <param name="Day">Day it was done; of an event the day it takes place.</param>
/// <param name="Evidence">A sentence or document number of what shows it.</param>
/// <param name="PersonHash">Beneficiaries: keyed hash of what tells one from another; null keeps the one that is there.</param>
public sealed record RowContent(
    string Unit, IReadOnlyList<string> Also, string Township, string Name, RowState State, DateOnly? Planned, DateOnly? Day, string? Evidence, string? Remark, string? PersonHash = null);

/// <summary>A row as an entry of the ledger tells it. Of a beneficiary it holds no name and no hash.</summary>
/// <param name="Suspected">True while it is suspected to be a double and not counted.</param>
public sealed record RowFace(
    int Number, string Unit, IReadOnlyList<string> Also, string Township, string Name, RowState State, DateOnly? Planned, DateOnly? Day, string? Evidence, string? Remark, bool Suspected)
{
    public bool Equals(RowFace? other) =>
        other is not null && Number == other.Number && Unit == other.Unit && Also.SequenceEqual(other.Also) && Township == other.Township && Name == other.Name && State == other.State
        && Planned == other.Planned && Day == other.Day && Evidence == other.Evidence && Remark == other.Remark && Suspected == other.Suspected;

    public override int GetHashCode() => HashCode.Combine(Number, Unit, Township, Name, State, Day, Suspected);
}

/// <summary>One line of a register.</summary>
public sealed class RegisterRow
{
    private const char Between = ';';

    private RegisterRow()
    {
    }

    internal RegisterRow(Register register, int number, RowContent content, Guid addedBy)
    {
        (RegisterId, Number, AddedBy) = (register.Id, number, addedBy);
        Take(register, content);
    }

    public RegisterId RegisterId { get; private set; }

    /// <summary>Running number in its register, from 1; never given twice.</summary>
    public int Number { get; private set; }

    /// <summary>Code of the unit that answers for it.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Further units a work touches, each between semicolons (<c>;371503;371521;</c>); null where there are none.</summary>
    public string? AlsoUnits { get; private set; }

    public string Township { get; private set; } = "";

    public string Name { get; private set; } = "";

    public RowState State { get; private set; }

    public DateOnly? Planned { get; private set; }

    public DateOnly? Day { get; private set; }

    public string? Evidence { get; private set; }

    public string? Remark { get; private set; }

    /// <summary>What doubles share: a hash of name and place, or the keyed hash of a person.</summary>
    public string Key { get; private set; } = "";

    public DoubleMark Doubled { get; private set; }

    /// <summary>Number of the earlier row it looks like; null where it looks like none.</summary>
    public int? DoubleOf { get; private set; }

    /// <summary>The day it was done or takes place, or is meant to be done; the last of all days where none is known, so that both databases sort alike.</summary>
    public DateOnly DayOrLast { get; private set; }

    /// <summary>What a search of words looks at, folded.</summary>
    public string Search { get; private set; } = "";

    /// <summary>The act that brought it.</summary>
    public Guid AddedBy { get; private set; }

    public long Revision { get; private set; }

    public IReadOnlyList<string> Also => AlsoUnits is null ? [] : AlsoUnits.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    public bool Touches(string? unit) => unit is not null && (Unit == unit || Also.Contains(unit));

    public RowFace Face => new(Number, Unit, Also, Township, Name, State, Planned, Day, Evidence, Remark, Doubled == DoubleMark.Suspected);

    public RowContent Content => new(Unit, Also, Township, Name, State, Planned, Day, Evidence, Remark);

    /// <summary>True where taking this over would change nothing.</summary>
    public bool Says(RowContent content) =>
        content.PersonHash is null && Unit == content.Unit && Also.SequenceEqual(content.Also) && Township == content.Township && Name == content.Name && State == content.State
        && Planned == content.Planned && Day == content.Day && Evidence == content.Evidence && Remark == content.Remark;

    /// <summary>True where the changed row must be looked for among the others again.</summary>
    internal bool Take(Register register, RowContent content)
    {
        var before = Key;
        (Unit, Township, Name, State, Planned, Day) = (content.Unit, content.Township, content.Name, content.State, content.Planned, content.Day);
        (Evidence, Remark) = (Blank(content.Evidence), Blank(content.Remark));
        DayOrLast = Day ?? Planned ?? DateOnly.MaxValue;
        AlsoUnits = content.Also.Count == 0 ? null : $"{Between}{string.Join(Between, content.Also)}{Between}";
        Key = KeyOf(register, content) is { Length: > 0 } key ? key : Key;
        Search = Fold(string.Join('\n', new[] { Name, Evidence, Remark }.Where(w => !string.IsNullOrEmpty(w))));
        return Key != before;
    }

    internal void Suspect(int? earlier) => (Doubled, DoubleOf) = earlier is null ? (DoubleMark.None, null) : (DoubleMark.Suspected, earlier);

    internal void Settle(bool isDouble, string reason)
    {
        Doubled = isDouble ? DoubleMark.IsDouble : DoubleMark.NotDouble;
        if (isDouble) { (State, Remark) = (RowState.Withdrawn, reason); }
    }

    /// <summary>Full-width and compatibility forms folded, lower case: for the stored words and for what is asked.</summary>
    public static string Fold(string words) => words.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>What doubles of such a row share; empty for a beneficiary whose key was not typed anew.</summary>
    public static string KeyOf(Register register, RowContent row)
    {
        if (register.Kind == RegisterKind.Beneficiaries) { return row.PersonHash ?? ""; }
        var alike = string.Concat(Fold(row.Name).Where(char.IsLetterOrDigit));   // spaces, brackets and points tell nothing apart
        var all = register.Kind == RegisterKind.Events ? $"{row.Day:yyyy-MM-dd}|{row.Township}|{alike}" : $"{row.Township}|{alike}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>One change of one row, kept for its history; who and when stand on the act.</summary>
public sealed class RegisterRowChange
{
    private RegisterRowChange()
    {
    }

    public RegisterRowChange(RegisterId register, Guid act, RowFace before, RowFace after) =>
        (RegisterId, Number, ActId, Before, After) = (register, after.Number, act, before, after);

    public RegisterId RegisterId { get; private set; }

    public int Number { get; private set; }

    public Guid ActId { get; private set; }

    public RowFace Before { get; private set; } = null!;   // set by every constructor that code can call

    public RowFace After { get; private set; } = null!;   // the same
}
