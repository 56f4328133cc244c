// Files being opened on a thread of their own, so that the picture goes on meanwhile.
// Thread rule: made, asked and destroyed on one thread; destroying waits for the reading.
#pragma once

#include <future>
#include <string>
#include <vector>

#include "viewer/content/document.h"

namespace muster::viewer {

class Opening {
 public:
  explicit Opening(std::vector<std::string> files);

  const std::vector<std::string>& files() const { return files_; }
  bool done() const;
  // All documents or the problems of the first file that cannot be opened; once, waits for them.
  Result<std::vector<Document>> take() { return documents_.get(); }

 private:
  std::vector<std::string> files_;
  std::future<Result<std::vector<Document>>> documents_;
};

// The same at once.
Result<std::vector<Document>> openDocuments(const std::vector<std::string>& files);

}  // namespace muster::viewer
