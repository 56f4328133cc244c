// Where problems and interface texts become sentences: the catalogues (catalogue/*.po, msgid =
// Problem::code or an interface key) in the user's language. Everything below the programs speaks
// in codes and arguments only.
//
// A sentence holds {argument} placeholders; the arguments "confidence" and "kind" may be keys
// themselves ("confidence.high", "kind.space"), which are translated too; no other is, or an id in
// somebody's file that looks like a key would become its sentence. Nothing is ever lost: a key the
// language lacks is looked up in English, and one that English lacks too becomes the key followed
// by all arguments; a placeholder without its argument stays as written.
//
// Thread rule: immutable after construction; any number of threads may read.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "foundation/problem.h"
#include "plan/draft.h"

namespace muster::report {

enum class Language { en, zh };

// "zh", "zh_CN.UTF-8", "zh-Hans", "zh:en" … → zh; "en…", "C", "POSIX" → en; nullopt for anything
// else.
std::optional<Language> readLanguage(std::string_view name);

// The first of LANGUAGE, LC_ALL, LC_MESSAGES, LANG that is set and not empty decides: Chinese if it
// starts with zh, English otherwise (also when none is set).
Language languageOfEnvironment();

// One .po file: msgid → msgstr. Understands comments, escapes and strings continued over lines;
// entries without a translation are left out, so they fall back. Malformed lines are skipped: a
// catalogue is ours, its test reads it strictly.
std::map<std::string, std::string, std::less<>> readCatalogue(std::string_view po);

// The catalogue of a language as embedded at build.
const std::map<std::string, std::string, std::less<>>& catalogue(Language language);

class Words {
 public:
  using Argument = std::pair<std::string_view, std::string>;

  explicit Words(Language language);

  Language language() const { return language_; }

  // The sentence alone, names the feature if the problem has one.
  std::string sentence(const Problem& problem) const;
  // `file:line:column: error: sentence [code]`; unknown parts of the place are left out.
  std::string line(const Problem& problem) const;
  // An interface text by key.
  std::string text(std::string_view key, std::initializer_list<Argument> arguments = {}) const;
  // A feature's name in this language, else in the other one, else its id.
  std::string name(const plan::Name& name, std::string_view id) const;

 private:
  const std::string* find(std::string_view key) const;
  const std::string* translated(std::string_view name, const std::string* argument) const;

  Language language_;
};

}  // namespace muster::report
