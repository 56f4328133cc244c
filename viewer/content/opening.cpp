#include "viewer/content/opening.h"

#include <chrono>

namespace muster::viewer {

Result<std::vector<Document>> openDocuments(const std::vector<std::string>& files) {
  std::vector<Document> documents;
  for (const std::string& file : files) {
    auto opened = openDocument(file);
    if (!opened) return tl::unexpected(opened.error());
    documents.push_back(std::move(*opened));
  }
  return documents;
}

Opening::Opening(std::vector<std::string> files)
    : files_(std::move(files)),
      documents_(
          std::async(std::launch::async, [files = files_] { return openDocuments(files); })) {}

bool Opening::done() const {
  return documents_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace muster::viewer
