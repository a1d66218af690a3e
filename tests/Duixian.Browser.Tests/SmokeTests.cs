namespace Duixian.Browser.Tests;
