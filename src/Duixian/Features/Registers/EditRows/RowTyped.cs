using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Domain.Registers;

namespace Duixian.Features.Registers.EditRows;

/// <summary>The cells of a row, in the order of the sheet.</summary>
public enum RowCell
{
    /// <summary>Code or name of the unit; of a work several, parted by 、</summary>
    Unit,

    /// <summary>Code or name of the township.</summary>
    Township,

    /// <summary>What it is called.</summary>
    Name,

    /// <summary>Where it stands.</summary>
    State,

    /// <summary>Meant to be done by.</summary>
    Planned,

    /// <summary>Done on, or takes place on.</summary>
    Day,

    /// <summary>What shows it.</summary>
    Evidence,

    /// <summary>Anything else; of a withdrawn row the reason.</summary>
    Remark,

    /// <summary>What tells beneficiaries apart; only ever its keyed hash.</summary>
    Person,
}

/// <summary>A row exactly as typed, so that nothing typed is lost.</summary>
/// <param name="PersonHash">Keyed hash of what was typed to tell people apart; empty where nothing was. The typed value itself never gets here.</param>
public sealed record RowTyped(string Unit, string Township, string Name, string State, string Planned, string Day, string Evidence, string Remark, string PersonHash = "")
{
    public static RowTyped Blank(string unit) => new(unit, "", "", nameof(RowState.Planned), "", "", "", "");

    /// <summary>Whether somebody began to fill it in; a unit and a state alone are offered beforehand.</summary>
    public bool IsEmpty => Township.Length + Name.Length + Planned.Length + Day.Length + Evidence.Length + Remark.Length + PersonHash.Length == 0;

    public string this[RowCell cell] => cell switch
    {
        RowCell.Unit => Unit,
        RowCell.Township => Township,
        RowCell.Name => Name,
        RowCell.State => State,
        RowCell.Planned => Planned,
        RowCell.Day => Day,
        RowCell.Evidence => Evidence,
        RowCell.Remark => Remark,
        _ => "",
    };

    /// <summary>A short mark of what a person was shown, to tell a cell they changed from one that somebody else did.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Unit, Township, Name, State, Planned, Day, Evidence, Remark))).AsSpan(0, 8));

    public static RowTyped From(RowFace row, RegisterPlaces places) => new(
        string.Join('、', new[] { row.Unit }.Concat(row.Also).Select(places.UnitName)), places.TownshipName(row.Township), row.Name, row.State.ToString(),
        Write(row.Planned), Write(row.Day), row.Evidence ?? "", row.Remark ?? "");

    public static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
