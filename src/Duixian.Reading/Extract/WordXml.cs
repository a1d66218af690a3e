using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>Small questions to WordprocessingML. Names are compared without their namespace: the transitional and the strict form differ in it alone.</summary>
internal static class WordXml
{
    public static string? Attribute(XmlReader reader, string name)
    {
        if (!reader.HasAttributes) { return null; }
        string? found = null;
        for (var i = 0; i < reader.AttributeCount && found is null; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName == name) { found = reader.Value; }
        }
        reader.MoveToElement();
        return found;
    }

    /// <summary>An on/off property: present means on unless it says otherwise.</summary>
    public static bool IsOn(XmlReader reader) => Attribute(reader, "val") is not ("0" or "false" or "off");
}
