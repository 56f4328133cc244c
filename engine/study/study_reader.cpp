#include "study/study_reader.h"

#include <filesystem>
#include <set>
#include <utility>

#include "behaviour/table_reader.h"
#include "io/text_file.h"
#include "study/changes.h"
#include "study/study_keys.h"

namespace muster::study {
namespace {

using behaviour::TableReader;
using behaviour::TomlValue;

constexpr std::size_t kMostBytes = 4u << 20;

constexpr behaviour::KeyRule kTitle[] = {{.name = "en"}, {.name = "zh"}};

// A plain text is meant for every language.
plan::Name titleOf(const TableReader& reader, const char* table, Problems& problems) {
  const TomlValue* value = reader.value("title");
  if (!value) return {};
  if (value->kind == TomlValue::Kind::text) return {value->text, value->text};
  const TableReader title(*value, table, kTitle, {}, problems);
  return {title.text("en"), title.text("zh")};
}

void readGeneral(const TomlValue& table, StudyDescription& study, Problems& problems) {
  const TableReader reader(table, "study", studyRules(), {}, problems);
  study.title = titleOf(reader, "study.title", problems);
  if (reader.value("base"))
    study.base = (std::filesystem::path(study.folder) / reader.text("base")).lexically_normal();
  if (reader.value("seeds")) study.seeds = static_cast<int>(reader.integer("seeds", 1));
  study.firstSeed = static_cast<std::uint64_t>(
      reader.integer("first_seed", static_cast<std::int64_t>(study.firstSeed)));
  study.target_s = reader.number("target_s", study.target_s);
  study.nMinusOne = reader.boolean("n_minus_1", study.nMinusOne);
}

void readStop(const TomlValue& table, StudyDescription& study, Problems& problems) {
  const TableReader reader(table, "stop", stopRules(), {}, problems);
  StopRule& stop = study.stop;
  stop.fewest = static_cast<int>(reader.integer("fewest", stop.fewest));
  stop.every = static_cast<int>(reader.integer("every", stop.every));
  stop.most = static_cast<int>(reader.integer("most", stop.most));
  stop.time_s = reader.number("time_s", stop.time_s);
  stop.timeShare = reader.number("time_share", stop.timeShare);
  stop.curveShare = reader.number("curve_share", stop.curveShare);
  stop.exitShare = reader.number("exit_share", stop.exitShare);
  stop.density_per_m2 = reader.number("density_per_m2", stop.density_per_m2);
  stop.difference_s = reader.number("difference_s", stop.difference_s);
  stop.percentile = reader.boolean("percentile", stop.percentile);
  stop.measure = reader.texts("measure");
  if (study.seeds) reader.complain("study.seeds-and-stop", "fewest");
  if (stop.most < stop.fewest) {
    reader.complain("toml.out-of-range", reader.has("most") ? "most" : "fewest",
                    {{"valid", behaviour::rangeText(stop.fewest, 100'000)}});
  }
}

VariantDescription readVariant(const TomlValue& table, std::set<std::string>& ids,
                               Problems& problems) {
  const behaviour::TomlEntry* id = table.find("id");
  VariantDescription variant;
  const TableReader reader(table, "variant", variantRules(), id ? id->value.text : "", problems);
  variant.id = reader.text("id");
  variant.place = table.place;
  if (reader.value("id") && !ids.insert(variant.id).second)
    reader.complain("toml.repeated-id", "id");
  variant.title = titleOf(reader, "variant.title", problems);
  if (reader.value("plan")) variant.plan = reader.text("plan");
  variant.closed = reader.texts("close");
  if (const TomlValue* set = reader.value("set")) variant.changes = flatten(*set, problems);
  for (Change& change : variant.changes) raiseLines(change.value);
  for (const TomlValue& event : reader.tables("event")) variant.events.push_back(event);
  for (TomlValue& event : variant.events) raiseLines(event);
  return variant;
}

void readDocument(const TomlValue& document, StudyDescription& study, Problems& problems) {
  const TableReader root(document, "", rootRules(), {}, problems);
  if (const TomlValue* table = root.value("study")) readGeneral(*table, study, problems);
  if (const TomlValue* table = root.value("stop")) readStop(*table, study, problems);
  std::set<std::string> ids{kBase};
  for (const TomlValue& table : root.tables("variant"))
    study.variants.push_back(readVariant(table, ids, problems));
}

Result<TomlValue> parsed(const std::string& bytes, const std::string& path) {
  const Result<io::Text> text = io::decodeUtf8(bytes, path);
  if (!text) return tl::unexpected(text.error());
  return behaviour::parseToml(text->utf8, path);
}

}  // namespace

ReadStudy readStudy(const std::string& path) {
  Result<std::string> bytes = io::readBytes(path, kMostBytes);
  if (!bytes) return {std::nullopt, bytes.error()};
  return parseStudy(std::move(*bytes), path);
}

ReadStudy parseStudy(std::string text, const std::string& path) {
  ReadStudy result;
  StudyDescription study;
  study.text = std::move(text);
  const Result<TomlValue> document = parsed(study.text, path);
  if (!document) return {std::nullopt, document.error()};
  const std::filesystem::path where(path);
  study.file = path;
  study.folder = where.parent_path().string();
  study.id = where.stem().string();
  readDocument(*document, study, result.problems);
  behaviour::sortByPlace(result.problems);
  for (Problem& problem : result.problems) problem.file = path;
  if (!hasErrors(result.problems)) result.study = std::move(study);
  return result;
}

bool isStudy(const std::string& path) {
  const Result<std::string> bytes = io::readBytes(path, kMostBytes);
  if (!bytes) return false;
  const Result<TomlValue> document = parsed(*bytes, path);
  return document && document->find("study") != nullptr;
}

}  // namespace muster::study
