/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-error-text.h"

#include "clip/peng-clip.h"
#include "core/peng-document.h"
#include "core/peng-find-query.h"
#include "core/peng-theme.h"
#include "exchange/peng-convert.h"
#include "photo/peng-photo.h"
#include "publish/peng-portal.h"
#include "store/peng-store-error.h"
#include "work/peng-conflict.h"
#include "work/peng-fit-step.h"
#include "work/peng-freeze.h"
#include "work/peng-import-type.h"
#include "work/peng-local-portal.h"
#include "work/peng-media-replace.h"
#include "work/peng-page-reading.h"
#include "work/peng-portal-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* Each sentence says what happened, what is safe, and what to do. */

static const char * const store_texts[] = {
  [PENG_STORE_ERROR_FAILED] =
    N_("Something went wrong while saving. If it lasts, start the program again."),
  [PENG_STORE_ERROR_FULL] =
    N_("The disk is full. Free some space on it."),
  [PENG_STORE_ERROR_READ_ONLY] =
    N_("The folder for drafts cannot be made or written to. Allow writing to it."),
  [PENG_STORE_ERROR_DAMAGED] =
    N_("The file with the drafts is damaged. It was set aside, and what could be read was brought "
       "over."),
  [PENG_STORE_ERROR_NEWER] =
    N_("These drafts were saved by a newer version of this program. Update the program to open "
       "them."),
  [PENG_STORE_ERROR_NOT_FOUND] =
    N_("This is not in the library any more. Add it again if you still need it."),
  [PENG_STORE_ERROR_STALE] =
    N_("Another window has changed this meanwhile. Look at it again and repeat what you wanted."),
  [PENG_STORE_ERROR_BUSY] =
    N_("Another program is using the drafts. Close it, or wait a moment."),
  [PENG_STORE_ERROR_EXISTS] =
    N_("This is on its way already. Wait until it has arrived, or give it up first."),
  [PENG_STORE_ERROR_MISMATCH] =
    N_("A stored file is not what it was when it was added. Add the file again."),
  [PENG_STORE_ERROR_CLOSED] =
    N_("The drafts are not open. Start the program again."),
  [PENG_STORE_ERROR_IO] =
    N_("The disk reports an error. Save a copy of your work elsewhere and have the disk checked."),
};

static const char * const photo_texts[] = {
  [PENG_PHOTO_ERROR_UNREADABLE] =
    N_("The photograph cannot be read. Check that it is still there and that you may open it."),
  [PENG_PHOTO_ERROR_NOT_A_FILE] =
    N_("This is not a photograph but a folder or a device. Choose the photographs in it."),
  [PENG_PHOTO_ERROR_UNSUPPORTED] =
    N_("Files of this kind are not taken in. Choose a JPEG, PNG, WebP, HEIC or TIFF picture, an "
       "MP4 or WebM video, an MP3, M4A or Ogg sound, a PDF or an Office file."),
  [PENG_PHOTO_ERROR_BROKEN] =
    N_("The photograph is damaged or not whole. Ask for it to be sent once more."),
  [PENG_PHOTO_ERROR_TOO_LARGE] =
    N_("The photograph is too large. Make it smaller first."),
  [PENG_PHOTO_ERROR_CRASHED] =
    N_("This photograph could not be worked on; the others are not affected. Try it as another "
       "format."),
  [PENG_PHOTO_ERROR_TIMED_OUT] =
    N_("Working on this photograph took too long. Try again, or make it smaller first."),
  [PENG_PHOTO_ERROR_NOT_WRITTEN] =
    N_("The prepared photograph could not be written. Free some space on the disk and try again."),
  [PENG_PHOTO_ERROR_NO_WORKER] =
    N_("The part of the program that prepares photographs is missing. Install the program again."),
  [PENG_PHOTO_ERROR_NO_DECODER] =
    N_("This computer cannot open pictures of this kind. Ask for the photograph as JPEG."),
  [PENG_PHOTO_ERROR_NO_WATERMARK] =
    N_("The picture that is to stand on the photograph as a watermark cannot be read. Choose another "
       "one, or leave it away."),
};

static const char * const portal_texts[] = {
  [PENG_PORTAL_ERROR_OFFLINE] =
    N_("The portal cannot be reached. It goes on by itself as soon as there is a connection."),
  [PENG_PORTAL_ERROR_TIMED_OUT] =
    N_("The portal does not answer. It is tried again by itself."),
  [PENG_PORTAL_ERROR_TLS] =
    N_("It is not certain that this is the real portal: its certificate is not valid. Nothing was "
       "sent. Ask whoever runs the portal."),
  [PENG_PORTAL_ERROR_INSECURE] =
    N_("This address would send the password unprotected. Use an address that begins with "
       "https://."),
  [PENG_PORTAL_ERROR_MOVED] =
    N_("The portal's address leads to another site. If this network has a sign-in page, sign in "
       "there first; else check the address."),
  [PENG_PORTAL_ERROR_SIGNED_OUT] =
    N_("The portal does not know you. Sign in again; the article is kept and goes on from here."),
  [PENG_PORTAL_ERROR_REFUSED] =
    N_("The portal does not accept the article. Change it and publish again."),
  [PENG_PORTAL_ERROR_NOT_FOUND] =
    N_("The portal does not have this article."),
  [PENG_PORTAL_ERROR_GONE] =
    N_("The article was withdrawn at the portal."),
  [PENG_PORTAL_ERROR_TOO_LARGE] =
    N_("The portal does not take files as large as this. Make it smaller and publish again."),
  [PENG_PORTAL_ERROR_CONFLICT] =
    N_("Somebody else has changed the article at the portal. Nothing was overwritten; compare both "
       "versions and choose."),
  [PENG_PORTAL_ERROR_BUSY] =
    N_("The portal is busy and asks for patience. It is tried again by itself."),
  [PENG_PORTAL_ERROR_MISSING_MEDIA] =
    N_("The portal misses a photograph of the article. All of them are sent again."),
  [PENG_PORTAL_ERROR_BAD_REPLY] =
    N_("What answers there is not the portal. If this network has a sign-in page, sign in there "
       "first."),
  [PENG_PORTAL_ERROR_SERVER] =
    N_("The portal has a fault of its own. It is tried again by itself; if it lasts, tell whoever "
       "runs the portal."),
};

static const char * const import_texts[] = {
  [PENG_IMPORT_ERROR_CLIP_TOO_LARGE] =
    N_("A video or sound may have 512 MB. Make it shorter, or save it with a lower resolution."),
  [PENG_IMPORT_ERROR_FILE_TOO_LARGE] =
    N_("A document may have 50 MB. Make it smaller, or divide it."),
  [PENG_IMPORT_ERROR_QUICKTIME] =
    N_("This is a QuickTime film (.mov), as iPhones make it, which browsers do not play. Save it as "
       "MP4 with H.264: an editor for videos does that, and so does WeChat when it is sent there as "
       "a video and saved."),
};

static const char * const clip_texts[] = {
  [PENG_CLIP_ERROR_UNREADABLE] =
    N_("The video or sound cannot be read. Check that it is still there and that you may open it."),
  [PENG_CLIP_ERROR_CUT_SHORT] =
    N_("The end of this video or sound is missing. Copy it once more from where it was made."),
  [PENG_CLIP_ERROR_BROKEN] =
    N_("The video or sound is damaged and cannot be played. Ask for it to be sent once more."),
  [PENG_CLIP_ERROR_CRASHED] =
    N_("This video or sound could not be worked on; the others are not affected. Save it in another "
       "format."),
  [PENG_CLIP_ERROR_TIMED_OUT] =
    N_("Working on this video or sound took too long. Try again, or make it shorter."),
  [PENG_CLIP_ERROR_NO_WORKER] =
    N_("The part of the program that looks at videos is missing. Install the program again."),
};

static const char * const replace_texts[] = {
  [PENG_REPLACE_ERROR_OTHER_KIND] =
    N_("The article shows it where the other cannot stand, for it is of another kind. Nothing in the "
       "article was changed."),
};

static const char * const freeze_texts[] = {
  [PENG_FREEZE_ERROR_MISSING] =
    N_("A photograph of the article is missing on this computer. Remove it or add it again, then "
       "publish."),
  [PENG_FREEZE_ERROR_NOT_READY] =
    N_("A photograph is still being prepared. Wait a moment, then publish."),
};

static const char * const fit_texts[] = {
  [PENG_FIT_ERROR_NO_PICTURE] =
    N_("Only photographs and other pictures can be changed like this. Choose one of them."),
  [PENG_FIT_ERROR_NOTHING_TO_UNDO] =
    N_("Nothing was done to this photograph that could be undone."),
};

static const char * const conflict_texts[] = {
  [PENG_CONFLICT_ERROR_MEDIA] =
    N_("A photograph or file that their version shows could not be fetched, and replacing would "
       "lose it. Nothing was replaced. Try again later."),
};

static const char * const page_reading_texts[] = {
  [PENG_PAGE_READING_ERROR_NOT_PUBLIC] =
    N_("Readers do not see the page now, so there is nothing to compare. It is read back when they do."),
};

static const char * const local_portal_texts[] = {
  [PENG_LOCAL_PORTAL_ERROR_NOT_STARTED] =
    N_("The built-in portal does not start. Install the program again if this lasts."),
};

static const char * const theme_texts[] = {
  [PENG_THEME_ERROR_INVALID] =
    N_("The portal's page cannot be shown. The page that comes with the program is shown instead."),
};

static const char * const document_texts[] = {
  [PENG_DOCUMENT_ERROR_NO_PLACE] =
    N_("This place is not in the article any more. Click where you want it and try again."),
  [PENG_DOCUMENT_ERROR_STALE] =
    N_("The text there has changed meanwhile. Try again."),
  [PENG_DOCUMENT_ERROR_INVALID] =
    N_("This cannot be done here: an article always keeps a line to write in."),
  [PENG_DOCUMENT_ERROR_TOO_LARGE] =
    N_("An article has room for 20,000 paragraphs and pictures. Make two articles of it."),
};

typedef struct
{
  int         code;
  const char *text;
} CodeText;

static const CodeText gio_texts[] = {
  { G_IO_ERROR_NOT_FOUND, N_("The file is not there any more. Look for it and try again.") },
  { G_IO_ERROR_EXISTS, N_("A file of this name is there already. Choose another name.") },
  { G_IO_ERROR_IS_DIRECTORY, N_("This is a folder. Choose a file.") },
  { G_IO_ERROR_NOT_DIRECTORY, N_("This is not a folder. Choose a folder.") },
  { G_IO_ERROR_FILENAME_TOO_LONG, N_("The file name is too long. Choose a shorter one.") },
  { G_IO_ERROR_INVALID_FILENAME, N_("The file name is not allowed here. Choose another one.") },
  { G_IO_ERROR_NO_SPACE, N_("There is no space left on the disk. Free some and try again.") },
  { G_IO_ERROR_PERMISSION_DENIED,
    N_("You may not use this file. Choose another one, or ask whoever owns it.") },
  { G_IO_ERROR_READ_ONLY, N_("Nothing can be written there. Choose another folder.") },
  { G_IO_ERROR_CANCELLED, N_("This was cancelled.") },
  { G_IO_ERROR_TIMED_OUT, N_("This took too long. Try again.") },
  { G_IO_ERROR_BUSY, N_("Another program is using this file. Close it and try again.") },
  { G_IO_ERROR_INVALID_DATA, N_("The file is damaged or of another kind. Choose another one.") },
  { G_IO_ERROR_NETWORK_UNREACHABLE,
    N_("There is no network. Check the connection and try again.") },
  { G_IO_ERROR_HOST_NOT_FOUND, N_("There is no such address. Check how it is written.") },
  { G_IO_ERROR_CONNECTION_REFUSED, N_("Nobody answers at this address. Try again later.") },
};

static const char * const convert_texts[] = {
  [PENG_CONVERT_ERROR_NOT_READABLE] =
    N_("Files of this kind can only be written. Choose another format to read from."),
  [PENG_CONVERT_ERROR_NOT_WRITABLE] =
    N_("Files of this kind can only be read. Choose another format to write."),
  [PENG_CONVERT_ERROR_TOO_LARGE] =
    N_("The text is too long, or too deeply nested, to be read as a whole. Split it into several "
       "files."),
};

static const char * const find_texts[] = {
  [PENG_FIND_ERROR_BAD_PATTERN] =
    N_("This is not a regular expression. To find these characters themselves, switch “Regular "
       "Expression” off."),
  [PENG_FIND_ERROR_OPEN_GROUP] =
    N_("A bracket ( or ) has no partner. For the bracket itself write \\( or \\)."),
  [PENG_FIND_ERROR_OPEN_CLASS] =
    N_("The bracket [ is not closed. For the bracket itself write \\[."),
  [PENG_FIND_ERROR_NOTHING_TO_REPEAT] =
    N_("There is nothing before *, + or ? to repeat. For the character itself write \\ before it."),
  [PENG_FIND_ERROR_STRAY_BACKSLASH] =
    N_("A \\ stands at the end. For the character itself write \\\\."),
  [PENG_FIND_ERROR_NO_GROUP] =
    N_("The replacement names a group that the pattern does not have. Groups are in ( )."),
  [PENG_FIND_ERROR_TOO_COMPLEX] =
    N_("This pattern would take too long. Try a simpler one."),
};

typedef struct
{
  GQuark             (*get_domain) (void);
  const char * const  *texts;
  guint                n_texts;
} DomainTexts;

static const DomainTexts domains[] = {
  { peng_store_error_quark, store_texts, G_N_ELEMENTS (store_texts) },
  { peng_photo_error_quark, photo_texts, G_N_ELEMENTS (photo_texts) },
  { peng_portal_error_quark, portal_texts, G_N_ELEMENTS (portal_texts) },
  { peng_clip_error_quark, clip_texts, G_N_ELEMENTS (clip_texts) },
  { peng_import_error_quark, import_texts, G_N_ELEMENTS (import_texts) },
  { peng_fit_error_quark, fit_texts, G_N_ELEMENTS (fit_texts) },
  { peng_replace_error_quark, replace_texts, G_N_ELEMENTS (replace_texts) },
  { peng_freeze_error_quark, freeze_texts, G_N_ELEMENTS (freeze_texts) },
  { peng_conflict_error_quark, conflict_texts, G_N_ELEMENTS (conflict_texts) },
  { peng_page_reading_error_quark, page_reading_texts, G_N_ELEMENTS (page_reading_texts) },
  { peng_local_portal_error_quark, local_portal_texts, G_N_ELEMENTS (local_portal_texts) },
  { peng_theme_error_quark, theme_texts, G_N_ELEMENTS (theme_texts) },
  { peng_find_error_quark, find_texts, G_N_ELEMENTS (find_texts) },
  { peng_document_error_quark, document_texts, G_N_ELEMENTS (document_texts) },
  { peng_convert_error_quark, convert_texts, G_N_ELEMENTS (convert_texts) },
};

static const char *
find_text (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      if (domains[i].get_domain () == error->domain && error->code >= 0 &&
          (guint) error->code < domains[i].n_texts)
        return domains[i].texts[error->code];
    }

  for (guint i = 0; error->domain == G_IO_ERROR && i < G_N_ELEMENTS (gio_texts); i++)
    {
      if (gio_texts[i].code == error->code)
        return gio_texts[i].text;
    }

  return NULL;
}

/* What the portal says helps where a person has to change something. */
static char *
dup_detail (const GError *error)
{
  const char *detail = NULL;

  if (g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED) ||
      g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TLS) ||
      g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TOO_LARGE))
    detail = peng_portal_error_get_failure (error)->detail;

  if (g_error_matches (error, PENG_FREEZE_ERROR, PENG_FREEZE_ERROR_NOT_READY))
    return g_strdup (error->message);

  return detail != NULL ? peng_portal_words_new (detail) : NULL;
}

/**
 * peng_error_text_new:
 * @error: an error of any layer
 *
 * Says to a person, in the language of the program, what happened and what to do. The error's own
 * message is for the log.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
peng_error_text_new (const GError *error)
{
  const char *text;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  text = find_text (error);
  if (text == NULL)
    /* Translators: of an error that nobody has foreseen. */
    return g_strdup (_("Something unexpected happened. Try again; your articles are safe."));

  detail = dup_detail (error);
  if (detail == NULL || *detail == '\0')
    return g_strdup (_(text));

  /* Translators: a sentence, and in brackets which photograph it is about, or the portal's words. */
  return g_strdup_printf (_("%s (%s)"), _(text), detail);
}
