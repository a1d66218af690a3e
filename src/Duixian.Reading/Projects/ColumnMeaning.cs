using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>Which part of a permit a column gives, where a permit has several.</summary>
public enum PermitPart { Whole, DocNo, Date }

/// <summary>What a column means.</summary>
/// <param name="Step">Only with <see cref="ProjectField.Permit"/>.</param>
public sealed record ColumnMeaning(ProjectField Field, PermitStep? Step = null, PermitPart Part = PermitPart.Whole)
{
    private const string Permits = "permits.";

    /// <summary>As in JSON and in remembered mappings: <c>name</c>, <c>permits.eia</c>, <c>-seq</c>.</summary>
    public override string ToString() => Step is { } step ? Permits + NameOf(step) : ProjectFields.NameOf(Field);

    /// <summary>Null where no field has this name.</summary>
    public static ColumnMeaning? Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.StartsWith(Permits, StringComparison.Ordinal)) { return ProjectFields.Find(name) is { } field and not ProjectField.Permit ? new(field) : null; }
        return Enum.TryParse<PermitStep>(name.AsSpan(Permits.Length), ignoreCase: true, out var step) && Enum.IsDefined(step) ? new(ProjectField.Permit, step) : null;
    }

    /// <summary>constructionPermit.</summary>
    public static string NameOf(PermitStep step)
    {
        var name = step.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

/// <summary>What a person once said the columns of a table mean, to be used whenever a table with the same header comes back.</summary>
/// <param name="Signature">Of the header, as <see cref="ProjectSheetReading.HeaderSignature"/> gives it.</param>
/// <param name="Columns">Column letters to names of fields; columns not named keep what is found.</param>
public sealed record ColumnMapping(string Signature, IReadOnlyDictionary<string, string> Columns);
