// The results of a study in its folder: one SQLite file (tables.h), and a lock beside it that lets
// one program at a time write. A run is one transaction, on the disk when save() returns: a study
// that is killed at any moment, or loses its power, has every run that was saved and no part of
// another.
//
// Thread rule: one thread at a time.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "foundation/problem.h"
#include "study/database.h"
#include "study/run_record.h"
#include "study/tables.h"
#include "study/variants.h"

namespace muster::study {

// Keeps other programs out of what is written under this name, until destroyed (or killed).
class FolderLock {
 public:
  // Problems: study.in-use {path, pid} unless it is to wait, file.unwritable.
  static Result<std::unique_ptr<FolderLock>> take(const std::string& path, bool wait = false);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_;
};

class Store {
 public:
  enum class Begin {
    fresh,   // there may be no runs yet
    resume,  // goes on with the runs that are there
  };
  struct Place {
    std::string folder;          // made if it is not there
    std::string name = "study";  // of the file, without .sqlite
    std::string version;         // of the program
    // One machine of many (shards.h): no memory is shared with readers, and whoever still writes
    // there is waited for (a task that was started anew while the old one was not quite dead).
    bool shard = false;
  };
  // Problems: study.in-use, study.has-results {path, runs}, study.other-study {path, variant},
  // study.not-ours {path}, study.cannot-write {path, reason}, file.unwritable.
  static Result<std::unique_ptr<Store>> open(const Place& place, const Study& study, Begin begin);

  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::string& path() const { return path_; }
  // As they were found, by variant and seed, and those saved since.
  const std::vector<RunRecord>& runs() const { return runs_; }
  bool has(std::size_t variant, std::uint64_t seed) const {
    return known_.contains({variant, seed});
  }
  // Problems: study.cannot-write {path, reason}; the file is then as it was before.
  Problems save(RunRecord record);
  // All of them or, after a problem, none.
  Problems save(std::vector<RunRecord> records);
  std::string hash() { return canonicalHash(database_); }

 private:
  Store(std::string path, std::unique_ptr<FolderLock> lock);
  Problems begin(const Study& study, const Place& place, Begin how);
  Problems compareVariants(const Study& study);
  void keepFiles(const Study& study);
  Problems failure() const;

  std::string path_;
  std::unique_ptr<FolderLock> lock_;
  Database database_;
  std::vector<RunRecord> runs_;
  std::set<std::pair<std::size_t, std::uint64_t>> known_;
};

// A study's file that somebody only wants to look at.
struct StoredVariant {
  std::string id;
  plan::Name title;
  std::vector<std::string> closed;
  bool nMinusOne = false;
  std::string hash;
};
struct StoredStudy {
  std::string path;
  std::string id;
  // What was kept beside the runs so that a report needs no other file; empty if it was not there.
  std::string version, model;          // program and motion model (of the base)
  std::string text;                    // of the study file
  std::string scenarioText, planText;  // of the base's files
  std::vector<StoredVariant> variants;
  std::vector<RunRecord> runs;  // by variant and seed
  std::string hash;             // canonicalHash()
};
// What a command line means by PATH or PATH:VARIANT; a path that exists is one, colons and all.
struct NamedVariant {
  std::string path;
  std::string variant = kBase;
};
NamedVariant readNamedVariant(const std::string& text);
// study.unknown-variant {value, valid}.
Problem unknownVariant(const NamedVariant& named, const StoredStudy& study);
// `path`: the file, or the folder it lies in. Problems: file.missing, study.not-ours {path}.
Result<StoredStudy> readStored(const std::string& path);

}  // namespace muster::study
