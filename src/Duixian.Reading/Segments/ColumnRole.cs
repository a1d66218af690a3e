namespace Duixian.Reading;

/// <summary>What a table's column holds, judged by its heading.</summary>
internal enum ColumnRole { Other, Number, Group, Content, Unit, Target, Progress, Lead, Due, Note }
