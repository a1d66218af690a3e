using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>Where the words of a header do not tell, or tell wrong, what stands under them may: project codes, credit codes, counties look like nothing else.</summary>
internal static class ColumnContents
{
    private const int Sample = 60;

    public static TableHeader Adjust(GridSheet sheet, TableHeader header, CountyText counties)
    {
        var columns = header.Columns.ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var texts = Texts(sheet, header, column.Number);
            if (texts.Count == 0) { continue; }
            if (column.Meaning.Field == ProjectField.Code && Share(texts, t => t.Length <= 4) > 0.8) { columns[i] = column with { Meaning = new(ProjectField.Sequence) }; }
            if (column.Meaning.Field == ProjectField.Site && !Has(columns, ProjectField.County) && Share(texts, t => counties.Exactly(t) is not null) > 0.5) { columns[i] = column with { Meaning = new(ProjectField.County) }; }
            if (column.Meaning.Field != ProjectField.Other) { continue; }
            if (!Has(columns, ProjectField.Code) && Share(texts, IsCode) > 0.6) { columns[i] = column with { Meaning = new(ProjectField.Code) }; }
            else if (!Has(columns, ProjectField.OwnerUscc) && Share(texts, t => CreditCode.Read(t).State == CreditCodeState.Valid) > 0.6) { columns[i] = column with { Meaning = new(ProjectField.OwnerUscc) }; }
            else if (!Has(columns, ProjectField.County) && Share(texts, t => counties.Exactly(t) is not null) > 0.6) { columns[i] = column with { Meaning = new(ProjectField.County) }; }
        }
        return new(header.First, header.Last, columns);
    }

    private static bool Has(List<TableColumn> columns, ProjectField field) => columns.Exists(c => c.Meaning.Field == field);

    private static bool IsCode(string text) => text.Count(char.IsAsciiDigit) == 20 && text.Length <= 24;

    private static double Share(List<string> texts, Func<string, bool> fits) => (double)texts.Count(fits) / texts.Count;

    private static List<string> Texts(GridSheet sheet, TableHeader header, int column)
    {
        var texts = new List<string>();
        foreach (var row in sheet.Rows)
        {
            if (row.Line <= header.Last || row[column].IsBlank) { continue; }
            texts.Add(row[column].Shown.Trim());
            if (texts.Count == Sample) { break; }
        }
        return texts;
    }
}
