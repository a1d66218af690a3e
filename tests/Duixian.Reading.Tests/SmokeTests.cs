namespace Duixian.Reading.Tests;
