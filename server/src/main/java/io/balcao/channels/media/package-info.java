/**
 * Files on disk and what they are: {@link io.balcao.channels.media.MediaStore} keeps each under a name of ours in the folder
 * of its organization, {@link io.balcao.channels.media.FileType} tells by the bytes what one is. It knows neither messages
 * nor who may read them.
 */
@NullMarked
package io.balcao.channels.media;

import org.jspecify.annotations.NullMarked;
