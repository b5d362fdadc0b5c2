import { bootstrapApplication } from '@angular/platform-browser';
import { Intranet } from './intranet';

bootstrapApplication(Intranet).catch(console.error);
